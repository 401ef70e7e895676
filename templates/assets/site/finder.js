/*
 * The name box: suggests records while a name is typed. A box is any `.finder`; its `data-names` is the folder of the
 * index of names. Where only some collections are to be found, `data-names-only` names them. In it are
 *
 *   [data-names-plain]   stands there without scripts; with `data-names-search` it leads to the search of all texts, as
 *                        do the last option, whose name that is, and Enter where no option is chosen and no name is
 *                        what was typed
 *   [data-names-box]     is hidden until this script has run; in it the field, the list and the status:
 *   [role=combobox]      the field, and [role=listbox], its empty list, as the ARIA Authoring Practices have them
 *   [data-names-status]  says how many there are, by its data-message: "{count} found"; data-none: none are
 *
 * Whoever wants to do something else with a record than open its page prevents the event `names:chosen`.
 */
"use strict";

(() => {
  const MOST = 8;
  const PAUSE = 80;
  const HAN = /^[\u3400-\u9fff]/;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const optionOf = ({ shown, about, tag, other }) => {
    const option = element("li", "finder__option");
    const name = element("span", "finder__name", shown);
    if (tag) {
      name.lang = tag;
    }
    option.append(name);
    if (!shown.includes(other)) {
      const also = element("span", "finder__other", other);
      also.lang = HAN.test(other) ? "zh" : "";
      option.append(" ", also);
    }
    option.append(" ", element("span", "finder__about", about));
    return option;
  };

  const enhance = (root) => {
    const folder = root.dataset.names;
    const isWanted = ({ path }) => root.dataset.namesOnly?.split(" ").includes(path.split("/")[0]) ?? true;
    const plain = root.querySelector("[data-names-plain]");
    const field = root.querySelector("[role=combobox]");
    const list = root.querySelector("[role=listbox]");
    const status = root.querySelector("[data-names-status]");
    const everywhere = plain?.dataset.namesSearch;
    let records = [];
    let active = -1;
    let turn = 0;
    let pause;
    let settled;

    const point = (to) => {
      active = to;
      field.removeAttribute("aria-activedescendant");
      [...list.children].forEach((option, at) => {
        option.setAttribute("aria-selected", at === to);
        if (at === to) {
          option.scrollIntoView({ block: "nearest" });
          field.setAttribute("aria-activedescendant", option.id);
        }
      });
    };

    const close = () => {
      clearTimeout(pause);
      settled = undefined;
      turn += 1;
      point(-1);
      list.hidden = true;
      field.setAttribute("aria-expanded", "false");
    };

    const show = (found) => {
      const typed = field.value.trim();
      const { message, none } = status.dataset;
      records = found.filter(isWanted).slice(0, MOST);
      list.replaceChildren(...records.map(optionOf));
      if (everywhere && typed) {
        list.append(element("li", "finder__option", everywhere.replace("{text}", () => typed)));
      }
      [...list.children].forEach((option, at) => {
        option.id = `${list.id}-${at}`;
        option.setAttribute("role", "option");
      });
      point(-1);
      list.hidden = !list.children.length;
      field.setAttribute("aria-expanded", !list.hidden);
      status.textContent = records.length ? message.replace("{count}", records.length) : typed && none;
    };

    const suggest = async () => {
      const mine = (turn += 1);
      const found = await partnerbaseNames.find(folder, field.value).catch(() => []);
      if (mine === turn) {
        show(found);
      }
    };

    const choose = (record) => {
      const chosen = new CustomEvent("names:chosen", { bubbles: true, cancelable: true, detail: record });
      close();
      if (root.dispatchEvent(chosen)) {
        location.assign(`${folder}../${record.path}.html`);
      } else {
        field.value = "";
      }
    };

    const enter = () => {
      const typed = field.value.trim();
      const record = records[active] ?? records.find(({ far }) => active < 0 && !far);
      if (record) {
        choose(record);
      } else if (everywhere && typed) {
        location.assign(`${plain.href}#q=${encodeURIComponent(typed)}`);
      }
    };

    const move = (by) => {
      const places = list.children.length + 1;
      return list.hidden ? suggest() : point(((active + 1 + by + places) % places) - 1);
    };

    const keys = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: enter,
      Escape: () => (list.hidden ? (field.value = "") : close()),
    };

    /** Does what a key asks for; what is to be chosen from is waited for, so that it is what was typed last. */
    field.addEventListener("keydown", async (event) => {
      const { key } = event;
      if (event.isComposing || !keys[key]) {
        return;
      }
      event.preventDefault();
      if (key !== "Escape") {
        await settled;
      }
      keys[key]();
    });
    field.addEventListener("focus", () => partnerbaseNames.open(folder));
    field.addEventListener("input", () => {
      clearTimeout(pause);
      settled = new Promise((resolve) => {
        pause = setTimeout(() => suggest().then(resolve), PAUSE);
      });
    });
    field.addEventListener("blur", close);
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      active = [...list.children].indexOf(event.target.closest("[role=option]"));
      if (active >= 0) {
        enter();
      }
    });

    root.querySelector("[data-names-box]").hidden = false;
    if (plain) {
      plain.hidden = true;
    }
  };

  const boxes = [...document.querySelectorAll("[data-names-box]")].map((box) => box.parentElement);
  boxes.forEach(enhance);

  document.addEventListener("keydown", (event) => {
    const field = boxes[0]?.querySelector("[role=combobox]");
    if (field && event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      field.select();
      field.focus();
    }
  });
})();
