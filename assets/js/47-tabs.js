// The tab of the page one is on is brought into view: on a phone it may lie beyond the edge.
for (const tab of document.querySelectorAll(".tabs > [aria-current]")) {
  const tabs = tab.parentElement;
  tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
}
