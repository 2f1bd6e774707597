/* Leads from a former address of a page to where it stands now, with what stood behind it: a QR code says where it hangs
   (?board, ?lift), a link where on the page to look. A refresh by the page itself would lose both, so that is left to
   browsers without scripts. The former address is no step to go back to. Runs from the head, for any browser. */
(() => {
  var script = document.currentScript;
  if (!script) return;
  var to = script.getAttribute('data-to');
  window.location.replace(to + window.location.search + window.location.hash);
})();
