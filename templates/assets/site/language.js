/* Remembers the reader's language, and brings a returning reader from the language chooser to it. */
"use strict";

(() => {
  const KEY = "partnerbase-language";

  /** The remembered language, or null: storage may be empty, blocked or absent (a page opened from disk). */
  const recall = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  const remember = (language) => {
    try {
      localStorage.setItem(KEY, language);
    } catch {
      /* Without storage the chooser asks again next time. */
    }
  };

  const links = [...document.querySelectorAll("a[data-language]")];
  for (const link of links) {
    link.addEventListener("click", () => remember(link.dataset.language));
  }

  if (document.querySelector("[data-chooser]") && location.hash !== "#choose") {
    const chosen = links.find((link) => link.dataset.language === recall());
    if (chosen) {
      location.replace(chosen.href);
    }
  }
})();
