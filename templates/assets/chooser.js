/* Brings a returning reader from the language chooser to the language that `site/language.js` remembers. */
"use strict";

(() => {
  /** The remembered language, or null: storage may be empty, blocked or absent (a page opened from disk). */
  const recall = () => {
    try {
      return localStorage.getItem("partnerbase-language");
    } catch {
      return null;
    }
  };

  const language = recall();
  const chosen = [...document.querySelectorAll("a[data-language]")].find((link) => link.dataset.language === language);
  if (chosen && location.hash !== "#choose") {
    location.replace(chosen.href);
  }
})();
