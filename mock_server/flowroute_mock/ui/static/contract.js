// Show the contract in Swagger UI, in place of the list; everything comes from this mock.
"use strict";
document.getElementById("operations").hidden = true;
SwaggerUIBundle({
  url: "/openapi.json", dom_id: "#swagger", validatorUrl: null, tryItOutEnabled: true, deepLinking: false,
  presets: [SwaggerUIBundle.presets.apis], layout: "BaseLayout",
});
