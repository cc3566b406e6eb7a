/* What pages gain with JavaScript: nothing that a reader needs depends on it. */
"use strict";
