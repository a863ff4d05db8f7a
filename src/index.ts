export { apply, type Edit, invert, type Range, type Reason } from "./core/edit.js";
