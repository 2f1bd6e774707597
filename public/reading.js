/* What shapes the page before its first line is drawn: 大字版, remembered on this device, and the place of the QR code that
   was scanned (?board, ?lift, ?door, ?screen); and that the address asks something, so that a table waits for its
   answer (tables.css). Browsers without cascade layers get a style sheet without them (src/publish/flat-styles.ts), before
   they draw. Runs from the head, for any browser. */
(() => {
  var root = document.documentElement;
  var key = 'gongshilan-large';
  var isLarge = false;
  var place = /^\?(board|lift|door|screen)(?:[=&]|$)/.exec(window.location.search);
  root.className += ' js';
  if (window.location.search) root.className += ' asked';
  if (place) root.classList.add(`at-${place[1]}`);
  try {
    isLarge = window.localStorage.getItem(key) === '1';
  } catch (_e) {}
  if (!window.CSSLayerBlockRule && document.currentScript)
    document.write(`<link rel="stylesheet" href="${document.currentScript.src.replace(/reading\.js.*/, 'flat.css')}">`);
  function apply() {
    root.className = root.className.replace(/ ?\blarge\b/g, '') + (isLarge ? ' large' : '');
  }
  apply();
  document.addEventListener('DOMContentLoaded', () => {
    var button = document.querySelector('.large-switch');
    if (!button) return;
    function label() {
      button.setAttribute('aria-pressed', String(isLarge));
    }
    button.removeAttribute('hidden');
    label();
    button.addEventListener('click', () => {
      isLarge = !isLarge;
      apply();
      label();
      try {
        window.localStorage.setItem(key, isLarge ? '1' : '0');
      } catch (_e) {}
    });
  });
})();
