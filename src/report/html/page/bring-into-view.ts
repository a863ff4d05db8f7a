/**
 * Shows a part of a pane: scrolls the pane first, twice, as what is not in view has a guessed height only, and the page
 * no more than it must.
 *
 * @param selector the pane that holds the part
 */
export function bringIntoView(part: HTMLElement, selector: string): void {
  const pane = part.closest(selector)!;
  for (let i = 0; i < 2; i++) {
    const inside = part.getBoundingClientRect();
    const around = pane.getBoundingClientRect();
    if (inside.top >= around.top && inside.bottom <= around.bottom) break;
    pane.scrollTop += inside.top - around.top - (around.height - Math.min(inside.height, around.height)) / 2;
  }
  part.scrollIntoView({ block: "nearest" });
}
