/** What the scan does at a code unit. `PLAIN` is all but a few: a clean text is read once and nothing more is done. */
export const PLAIN = 0;
/** Ends a line. */
export const BREAK = 1;
/** May have to go or to change, by its neighbours: see `characterEdit`. */
export const ODD = 2;
/** May begin text that was read in a wrong encoding. */
export const SUSPECT = 3;

const ranges: readonly (readonly [number, number, number])[] = [
  [0x00, 0x08, ODD],
  [0x0a, 0x0d, BREAK],
  [0x0e, 0x1f, ODD],
  [0x7f, 0x84, ODD],
  [0x85, 0x85, BREAK],
  [0x86, 0xa0, ODD],
  [0xad, 0xad, ODD],
  [0xc2, 0xc3, SUSPECT],
  [0xe3, 0xef, SUSPECT],
  [0x034f, 0x034f, ODD],
  [0x061c, 0x061c, ODD],
  [0x115f, 0x1160, ODD],
  [0x180b, 0x180e, ODD],
  [0x200b, 0x200f, ODD],
  [0x2028, 0x2029, BREAK],
  [0x202a, 0x202f, ODD],
  [0x2060, 0x206f, ODD],
  [0x2e80, 0x2fdf, ODD],
  [0x3164, 0x3164, ODD],
  [0xd87e, 0xd87e, ODD],
  [0xdb40, 0xdb40, ODD],
  [0xdb80, 0xdbff, ODD],
  [0xe000, 0xf8ff, ODD],
  [0xf900, 0xfaff, ODD],
  [0xfe00, 0xfe0f, ODD],
  [0xfeff, 0xfeff, ODD],
  [0xffa0, 0xffa0, ODD],
  [0xfff0, 0xfffb, ODD],
  [0xfffe, 0xffff, ODD],
];

/** The class of every code unit. */
export const CLASSES: Uint8Array = makeClasses();

/**
 * White space and what is invisible in the same way: at the end of a line all of it goes. Line breaks are not in it.
 * The blank Braille pattern and the Hangul fillers are, having no ink.
 */
export const BLANK: Uint8Array = makeBlank();

function makeClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (const [from, to, kind] of ranges) classes.fill(kind, from, to + 1);
  for (const suspect of "锟烫屯") classes[suspect.charCodeAt(0)] = SUSPECT;
  return classes;
}

function makeBlank(): Uint8Array {
  const blank = new Uint8Array(0x10000);
  const of: readonly (readonly [number, number])[] = [
    [0x00, 0x09],
    [0x0e, 0x20],
    [0x7f, 0x84],
    [0x86, 0xa0],
    [0xad, 0xad],
    [0x1680, 0x1680],
    [0x2000, 0x200f],
    [0x202a, 0x202f],
    [0x205f, 0x206f],
    [0x2800, 0x2800],
    [0x3000, 0x3000],
    [0x3164, 0x3164],
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
    [0xfff0, 0xfffb],
    [0xfffe, 0xffff],
  ];
  for (const [from, to] of of) blank.fill(1, from, to + 1);
  return blank;
}
