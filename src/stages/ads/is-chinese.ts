import type { Text } from "../../core/text.js";
import { HAN, LETTER, unitClasses } from "../../core/unit-classes.js";

/** Below this share of Han among its letters a text is not Chinese: a translation's names and a site's footer have less. */
const LEAST_HAN = 0.05;

/**
 * What is evidence in Chinese is not in other languages: an address alone, letters and digits behind a colon. The rest of
 * a text is not read where it could not outweigh what was.
 */
export function isChinese(text: Text): boolean {
  return text.view("ads-chinese", (value) => {
    const classes = unitClasses();
    let han = 0;
    let other = 0;
    for (let at = 0; at < value.length; at++) {
      const unit = value.charCodeAt(at);
      if ((classes[unit]! & HAN) !== 0) {
        han++;
        if (han >= LEAST_HAN * (han + other + value.length - at)) return true;
      } else if (unit < 0x80) other += Number(isLatin(unit));
      else if ((classes[unit]! & LETTER) !== 0 || isHigh(unit)) {
        const character = String.fromCodePoint(value.codePointAt(at)!);
        if (/\p{Script=Han}/u.test(character)) han++;
        else if (/\p{L}/u.test(character)) other++; // LETTER is of numbers, too
        at += character.length - 1;
      }
    }
    return han >= LEAST_HAN * (han + other);
  });
}

function isLatin(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}
