// Starts the behaviours of a staff page that has no live picture.

import { startModules } from "/static/js/modules.js";

startModules(document.body, {});
