/*
 * The large map: shows the ties of a place that is pointed at or has the focus, and makes panels larger.
 *
 *   [data-map]              the map; in it the panels, and the sets of lines above them
 *   [data-map-panel]        a panel, with a [data-map-view] that shows a part of its [data-map-sheet]
 *   [data-map-zoom]         a button that makes it larger ("in") or smaller ("out")
 *   [data-map-lines]        a set of lines, "beside" where panels stand side by side, else "below"; the lines of the
 *                           first set name in [data-ends] the numbers of the points that they join
 *   [data-scripted]         is hidden until this script has run
 *
 * A larger panel is moved as anything that scrolls: by finger, wheel, arrow keys, or by dragging it with a mouse. Keys
 * while something in it has the focus: + and - for the size, 0 for the first one. Two fingers pinch it.
 */
"use strict";

(() => {
  const MOST = 8;
  const STEP = 1.5;
  const MOVING = "map__view--moving";

  const middle = (box) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  const within = (point, box) =>
    point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom;

  /** A panel that can be made larger; `changed` is called whenever something in it has moved. */
  const panelOf = (element, changed) => {
    const view = element.querySelector("[data-map-view]");
    const sheet = element.querySelector("[data-map-sheet]");
    const buttons = [...element.querySelectorAll("[data-map-zoom]")];
    const panel = { element, view, zoom: 1 };

    /** Makes the panel as large as asked for, and lets the point that is at `at` in the view stay there. */
    panel.resize = (asked, at = { x: view.clientWidth / 2, y: view.clientHeight / 2 }) => {
      const zoom = Math.min(MOST, Math.max(1, asked));
      const x = (view.scrollLeft + at.x) / sheet.offsetWidth;
      const y = (view.scrollTop + at.y) / sheet.offsetHeight;
      panel.zoom = zoom;
      sheet.style.setProperty("--zoom", zoom);
      view.classList.toggle(MOVING, zoom > 1);
      view.scrollLeft = x * sheet.offsetWidth - at.x;
      view.scrollTop = y * sheet.offsetHeight - at.y;
      for (const button of buttons) {
        button.ariaDisabled = String(zoom === (button.dataset.mapZoom === "in" ? MOST : 1));
      }
      changed();
    };

    const place = (x, y) => {
      const box = view.getBoundingClientRect();
      return { x: x - box.left, y: y - box.top };
    };
    const spread = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    let pinch = null;

    view.tabIndex = 0;
    view.addEventListener("scroll", changed);
    view.addEventListener("keydown", (event) => {
      const asked = { "+": panel.zoom * STEP, "=": panel.zoom * STEP, "-": panel.zoom / STEP, 0: 1 }[event.key];
      if (asked && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        panel.resize(asked);
      }
    });
    view.addEventListener(
      "wheel",
      (event) => {
        if (event.ctrlKey) {
          event.preventDefault();
          panel.resize(panel.zoom * Math.exp(-event.deltaY / 100), place(event.clientX, event.clientY));
        }
      },
      { passive: false },
    );
    view.addEventListener("touchstart", (event) => {
      pinch = event.touches.length === 2 ? { zoom: panel.zoom, spread: spread(event.touches) } : null;
    }, { passive: true });
    view.addEventListener(
      "touchmove",
      (event) => {
        if (pinch && event.touches.length === 2) {
          const [a, b] = event.touches;
          event.preventDefault();
          const at = place((a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
          panel.resize((pinch.zoom * spread(event.touches)) / pinch.spread, at);
        }
      },
      { passive: false },
    );
    view.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse" && event.buttons === 1) {
        view.scrollLeft -= event.movementX;
        view.scrollTop -= event.movementY;
      }
    });
    view.addEventListener("dragstart", (event) => event.preventDefault());
    for (const button of buttons) {
      button.addEventListener("click", () =>
        panel.resize(button.dataset.mapZoom === "in" ? panel.zoom * STEP : panel.zoom / STEP),
      );
    }
    return panel;
  };

  /** The lines of the map: which of them are lit, and where they run while a panel is larger than at first. */
  const linesOf = (map, points) => {
    const sets = [...map.querySelectorAll("[data-map-lines]")].map((set) => ({
      set,
      paths: [...set.children],
      first: [...set.children].map((path) => path.getAttribute("d")),
    }));
    const ends = sets[0].paths.map((path) => path.dataset.ends.split(" ").map(Number));
    const centres = points.map((point) => point.querySelector("svg > :nth-last-child(2)"));

    const light = (number) => {
      const partners = new Set();
      ends.forEach(([a, b], line) => {
        const isLit = a === number || b === number;
        for (const { paths } of sets) {
          paths[line].classList.toggle("is-lit", isLit);
        }
        if (isLit) {
          partners.add(a === number ? b : a);
        }
      });
      points.forEach((point, other) => point.classList.toggle("is-partner", partners.has(other)));
      map.classList.toggle("map--pointed", number >= 0);
    };

    const bend = (a, b, isBeside) => {
      const x = (a.x + b.x) / 2;
      const y = (a.y + b.y) / 2;
      return isBeside
        ? `M${a.x} ${a.y}C${x} ${a.y} ${x} ${b.y} ${b.x} ${b.y}`
        : `M${a.x} ${a.y}C${a.x} ${y} ${b.x} ${y} ${b.x} ${b.y}`;
    };

    /** Draws the shown set of lines between points where they are now; those to points out of view are left out. */
    const draw = (panels) => {
      for (const { set, paths, first } of sets) {
        const box = set.getBoundingClientRect();
        if (panels.every((panel) => panel.zoom === 1) || !box.width) {
          paths.forEach((path, line) => path.setAttribute("d", first[line]));
          continue;
        }
        const { width, height } = set.viewBox.baseVal;
        const views = new Map(panels.map((panel) => [panel.element, panel.view.getBoundingClientRect()]));
        const found = centres.map((centre, number) => {
          const point = middle(centre.getBoundingClientRect());
          const isShown = within(point, views.get(points[number].closest("[data-map-panel]")));
          const x = ((point.x - box.left) * width) / box.width;
          const y = ((point.y - box.top) * height) / box.height;
          return isShown ? { x: Math.round(x), y: Math.round(y) } : null;
        });
        paths.forEach((path, line) => {
          const [a, b] = ends[line].map((number) => found[number]);
          path.setAttribute("d", a && b ? bend(a, b, set.dataset.mapLines === "beside") : "");
        });
      }
    };
    return { light, draw };
  };

  for (const map of document.querySelectorAll("[data-map]")) {
    const points = [...map.querySelectorAll("[data-map-sheet] a")];
    const lines = linesOf(map, points);
    let isWaiting = false;
    const changed = () => {
      if (!isWaiting) {
        isWaiting = true;
        requestAnimationFrame(() => {
          isWaiting = false;
          lines.draw(panels);
        });
      }
    };
    const panels = [...map.querySelectorAll("[data-map-panel]")].map((panel) => panelOf(panel, changed));
    const light = (event) => lines.light(points.indexOf(event.target.closest("a")));
    for (const name of ["pointerover", "focusin"]) {
      map.addEventListener(name, light);
    }
    for (const name of ["pointerleave", "focusout"]) {
      map.addEventListener(name, () => lines.light(-1));
    }
    window.addEventListener("resize", changed);
    for (const hidden of map.querySelectorAll("[data-scripted]")) {
      hidden.hidden = false;
    }
    for (const panel of panels) {
      panel.resize(1);
    }
  }
})();
