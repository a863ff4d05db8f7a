import type { PageIndex } from "../page-data.js";
import { startApp } from "./app.js";

startApp(document.getElementById("app")!, JSON.parse(document.getElementById("index")!.textContent!) as PageIndex);
document.documentElement.dataset.ready = "true";
performance.mark("ready");
