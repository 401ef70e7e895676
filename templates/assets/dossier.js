/* Prints a dossier, and copies the names in it. */
"use strict";

(() => {
  const print = document.querySelector("[data-print]");
  print.addEventListener("click", () => window.print());

  const table = document.querySelector("[data-copy]");
  const status = document.querySelector("[data-copy-status]");
  if (!table || !navigator.clipboard) {
    return;
  }

  /** Adds a button to a name that copies it. */
  const offer = (cell) => {
    const name = cell.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "names__copy";
    button.title = table.dataset.copy.replace("{name}", name);
    button.setAttribute("aria-label", button.title);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(name);
      status.textContent = table.dataset.copied.replace("{name}", name);
    });
    cell.append(button);
  };

  for (const cell of table.querySelectorAll("td[lang]")) {
    if (cell.textContent) {
      offer(cell);
    }
  }
})();
