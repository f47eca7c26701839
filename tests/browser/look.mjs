// SPDX-License-Identifier: Apache-2.0
// What is looked at in an open page. Each function runs inside it, alone, and returns what is wrong.

/// Nothing may need sideways scrolling but a wide table in its own frame.
export function sideways() {
  const found = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    found.push(`it scrolls sideways: ${document.documentElement.scrollWidth} in ${width}`);
    for (const element of document.querySelectorAll('main *')) {
      if (element.closest('.scroll, svg')) continue;
      if (element.getBoundingClientRect().right > width + 1) {
        found.push(`too wide: ${element.outerHTML.slice(0, 100)}`);
        break;
      }
    }
  }
  return found;
}

/// One of the two drawings is shown; every label is whole, on no bar and on no other label.
export function drawings() {
  const found = [];
  const shown = (element) => getComputedStyle(element).display !== 'none';
  for (const figure of document.querySelectorAll('figure')) {
    const wide = [...figure.querySelectorAll('.wide')].filter(shown).length;
    const narrow = [...figure.querySelectorAll('.narrow')].filter(shown).length;
    if ((wide === 0) === (narrow === 0)) found.push(`${wide} wide and ${narrow} narrow drawings in a figure`);
  }
  const overlap = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  for (const svg of document.querySelectorAll('svg.chart')) {
    if (!shown(svg)) continue;
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].filter((text) => text.textContent !== '');
    const boxes = texts.map((text) => text.getBoundingClientRect());
    const bars = [...svg.querySelectorAll('.bar-mark, .track')].map((bar) => bar.getBoundingClientRect());
    texts.forEach((text, i) => {
      const box = boxes[i];
      const name = `"${text.textContent}" in ${svg.getAttribute('class')} "${svg.getAttribute('aria-label')?.slice(0, 50)}"`;
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 3 ||
          box.bottom > frame.bottom + 3) {
        found.push(`a label is cut off: ${name}`);
      }
      if (bars.some((bar) => overlap(bar, box))) found.push(`a label lies on a bar: ${name}`);
      if (boxes.some((other, k) => k < i && overlap(other, box))) found.push(`a label lies on another: ${name}`);
    });
  }
  return found;
}

/// The page brings its typeface and it is used.
export function typeface() {
  const found = [];
  if (!document.fonts.check('800 20px "Public Sans"', 'aé1')) found.push('the typeface is not there');
  const used = [...document.fonts].filter((face) => face.status === 'loaded').length;
  if (used !== 1) found.push(`${used} typefaces were loaded`);
  return found;
}

/// Contrast inside drawings, which axe does not look at, and statuses that a colour-blind reader can
/// tell apart by their fill alone.
export function colours() {
  const found = [];
  const rgb = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);
  const linear = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrast = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  for (const svg of document.querySelectorAll('figure svg')) {
    const paper = rgb(getComputedStyle(svg.closest('.sheet')).backgroundColor);
    for (const text of svg.querySelectorAll('text')) {
      const ratio = contrast(rgb(getComputedStyle(text).fill), paper);
      if (ratio < 4.5) found.push(`"${text.textContent}" has a contrast of ${ratio.toFixed(1)}`);
    }
    for (const mark of svg.querySelectorAll('.bar-mark, .dot')) {
      const ratio = contrast(rgb(getComputedStyle(mark).fill), paper);
      if (ratio < 3) found.push(`a mark has a contrast of ${ratio.toFixed(1)}`);
    }
  }
  // Deuteranopia after Machado, Oliveira and Fernandes (2009), distance in CIELAB (1976).
  const blind = ([r, g, b]) => {
    const [x, y, z] = [linear(r), linear(g), linear(b)];
    return [0.367322 * x + 0.860646 * y - 0.227968 * z, 0.280085 * x + 0.672501 * y + 0.047413 * z,
      -0.01182 * x + 0.04294 * y + 0.968881 * z];
  };
  const lab = ([r, g, b]) => {
    const f = (t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
    const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  };
  const probe = document.body.appendChild(document.createElement('span'));
  const fill = (name) => {
    probe.className = `chip ${name}`;
    return lab(blind(rgb(getComputedStyle(probe).backgroundColor)));
  };
  const distance = (a, b) => Math.hypot(...a.map((v, i) => v - b[i]));
  for (const [a, b] of [['on-track', 'off-track'], ['on-track', 'behind'], ['behind', 'off-track']]) {
    const apart = distance(fill(a), fill(b));
    if (apart < 30) found.push(`${a} and ${b} are ${apart.toFixed(0)} apart for a deuteranope`);
  }
  probe.remove();
  return found;
}

/// On paper: chips keep a border and their word, what is folded is open, nothing is cut off.
export function paper() {
  const found = [];
  for (const chip of document.querySelectorAll('.chip')) {
    const style = getComputedStyle(chip);
    if (chip.innerText.trim() === '') found.push('a chip has no word');
    if (chip.classList.contains('no-target')) continue;
    if (parseFloat(style.borderTopWidth) < 1) found.push(`a chip has no border: ${chip.innerText}`);
    if (style.color !== 'rgb(0, 0, 0)') found.push(`a chip is printed in ${style.color}`);
  }
  for (const details of document.querySelectorAll('details')) {
    const inside = details.querySelector('table');
    if (inside && inside.getBoundingClientRect().height < 10) {
      found.push(`still folded: ${details.querySelector('summary').textContent}`);
    }
  }
  for (const frame of document.querySelectorAll('.scroll')) {
    if (frame.scrollWidth > document.documentElement.clientWidth + 1) {
      found.push(`a table is cut off: ${frame.getAttribute('aria-label')} (${frame.scrollWidth})`);
    }
  }
  return found;
}
