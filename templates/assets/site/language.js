/* Remembers the reader's language, for the page that lets them choose one: `chooser.js`. */
"use strict";

for (const link of document.querySelectorAll("a[data-language]")) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem("partnerbase-language", link.dataset.language);
    } catch {
      /* Without storage the chooser asks again next time. */
    }
  });
}
