/** What an element is to the reader of a page. Names are in lower case; what is not listed is inline. */

/** Begins and ends a paragraph. */
export const BLOCK: ReadonlySet<string> = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
  figure footer form frameset h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav noscript ol p pre
  section summary table tbody td tfoot th thead title tr ul option select noframes search hgroup`.split(/\s+/),
);

/** Holds no text for readers: code, controls, media. */
export const SKIPPED: ReadonlySet<string> = new Set(
  `script style template iframe object embed applet svg canvas audio video map select option optgroup button input
  textarea title meta link rt rp noframes datalist progress meter`.split(/\s+/),
);

/** Counted in the report as code, without their text. */
export const CODE: ReadonlySet<string> = new Set(["script", "style", "template"]);

/** Elements a site puts around or before the part that has to be paid for. */
export const PAID: ReadonlySet<string> = new Set(["paid", "paidbegin", "paidend", "pay", "vip-content"]);
