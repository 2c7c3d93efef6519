"""Buy a number with the Python client that openapi-generator makes: buy.py CLIENT_FOLDER URL ACCESS_KEY SECRET_KEY."""

import sys

folder, url, access_key, secret_key = sys.argv[1:]
sys.path.insert(0, folder)

import openapi_client as client  # noqa: E402  it is in the folder given

with client.ApiClient(client.Configuration(host=url, username=access_key, password=secret_key)) as api:
    numbers, routes = client.NumbersApi(api), client.RoutesApi(api)
    e164 = numbers.search_available_numbers(starts_with="206", limit=1).data[0].id
    numbers.purchase_number(e164, client.PurchaseOptions(cnam_lookups_enabled=True))
    route = client.RouteReference(type="route", id="98396")
    routes.update_primary_route(e164, client.RouteUpdate(data=route))
    print(e164, numbers.get_number(e164).data.relationships.primary_route.data.id)
