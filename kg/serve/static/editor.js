"use strict";
// The query editor: Yasgui on this server's own endpoint, and the catalogue as examples.
const endpoint = new URL("/sparql", location.href).href;
Yasgui.Yasqe.defaults.autocompleters = Yasgui.Yasqe.defaults.autocompleters.filter((name) => name === "variables");
const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint, method: "POST" },
  copyEndpointOnNewTab: true,
  persistenceId: null,
  endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [], renderItem: () => {} },
});
document.getElementById("examples").addEventListener("change", (event) => {
  if (event.target.value) yasgui.getTab().setQuery(event.target.value);
});
