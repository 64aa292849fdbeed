// What axe's rules ask of a page, without its words: the kinds of its elements, and the outline of the whole.
// Of which kind an element is depends on its name, attributes and state, on those of what it stands in, and on what stands in it.
// Elements of the kinds that are asked for are marked.
(wanted) => {
  const valued = /^(class|style|role|type|hidden|lang|autocomplete|tabindex|disabled|colspan|rowspan|scope|open|content|aria-.*)$/;
  const texts = /^aria-(label|description|placeholder|valuetext|roledescription)$/;
  const references = /^(for|headers|list|form|aria-(describedby|labelledby|controls|details|owns))$/;
  const landmark = /^(NAV|MAIN|HEADER|FOOTER|ASIDE|SECTION|FORM)$/;
  const isThere = (id) => (document.getElementById(id) ? "there" : "missing");
  const toMark = new Set(wanted);
  const kinds = new Set();
  const ids = new Set();
  const outline = [];

  const shorten = (text) => {
    let [one, two] = [0xdeadbeef, 0x41c6ce57];
    for (let i = 0; i < text.length; i++) {
      one = Math.imul(one ^ text.charCodeAt(i), 2654435761);
      two = Math.imul(two ^ text.charCodeAt(i), 1597334677);
    }
    return `${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
  };

  const describe = ({ name, value }) => {
    if (name === "id") {
      const isTaken = ids.has(value);
      ids.add(value);
      return isTaken ? "taken" : "own";
    }
    if (references.test(name)) return value.split(/\s+/).map(isThere);
    if (name === "href" && value.length > 1 && value.startsWith("#")) return isThere(value.slice(1));
    return valued.test(name) && !texts.test(name) ? value : value.trim() ? "some" : "none";
  };

  const walk = (element, ancestors) => {
    const state = element.matches(":checked") ? ":checked" : element === document.activeElement ? ":focus" : "";
    const attributes = [...element.attributes].map((a) => `${a.name}=${describe(a)}`).sort();
    const itself = shorten(`${ancestors} ${element.tagName}${state} ${attributes}`);
    if (/^H[1-6]$/.test(element.tagName)) outline.push(element.tagName);
    if (landmark.test(element.tagName)) outline.push(`${element.tagName} ${element.getAttribute("aria-label")}`);
    const contents = new Set();
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && node.data.trim()) contents.add("text");
      if (node.nodeType === Node.ELEMENT_NODE && node.tagName !== "SCRIPT") {
        contents.add(node.tagName);
        walk(node, itself);
      }
    }
    const kind = shorten(`${itself} ${[...contents].sort()} ${element.labels?.length > 0}`);
    if (toMark.has(kind) && !kinds.has(kind)) element.dataset.new = "";
    kinds.add(kind);
  };

  walk(document.documentElement, "");
  return {
    outline: shorten(outline.join()),
    kinds: [...kinds],
    title: document.title,
    headings: document.querySelectorAll("h1").length,
    errors: document.querySelectorAll(".govuk-error-message").length,
    width: document.scrollingElement.scrollWidth,
  };
}
