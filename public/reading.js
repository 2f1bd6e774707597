/* 大字版: remembered on this device and applied before the first line is drawn. Runs from the head, for any browser. */
(() => {
  var root = document.documentElement;
  var key = 'gongshilan-large';
  var isLarge = false;
  root.className += ' js';
  try {
    isLarge = window.localStorage.getItem(key) === '1';
  } catch (_e) {}
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
