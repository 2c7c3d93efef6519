// Buy a number with the client that openapi-generator makes: buy.js URL ACCESS_KEY SECRET_KEY.
import { Configuration, NumbersApi, RoutesApi } from "./index";

declare const process: { argv: string[] };

async function main(): Promise<void> {
    const [basePath, username, password] = process.argv.slice(2);
    const configuration = new Configuration({ basePath, username, password });
    const numbers = new NumbersApi(configuration);
    const id = (await numbers.searchAvailableNumbers({ startsWith: "206", limit: 1 })).data[0].id;
    await numbers.purchaseNumber({ id, purchaseOptions: { cnamLookupsEnabled: true } });
    const routeUpdate = { data: { type: "route" as const, id: "98396" } };
    await new RoutesApi(configuration).updatePrimaryRoute({ numberId: id, routeUpdate });
    console.log(id, (await numbers.getNumber({ id })).data.relationships.primaryRoute.data?.id);
}

void main();
