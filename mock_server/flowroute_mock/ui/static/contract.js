// Show the contract in Swagger UI, in place of the list; everything comes from this mock.
"use strict";
document.getElementById("operation-list").hidden = true;
SwaggerUIBundle({
  url: "/openapi.json", dom_id: "#swagger", validatorUrl: null, tryItOutEnabled: true, deepLinking: false,
  presets: [SwaggerUIBundle.presets.apis], layout: "BaseLayout",
  onComplete: () => document.querySelector("#swagger main")?.setAttribute("role", "presentation"), // this page has its own
});
