import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.NumbersApi;
import org.openapitools.client.api.RoutesApi;
import org.openapitools.client.model.PurchaseOptions;
import org.openapitools.client.model.RouteReference;
import org.openapitools.client.model.RouteUpdate;

/** Buys a number with the client that openapi-generator makes: Buy URL ACCESS_KEY SECRET_KEY. */
public class Buy {
    public static void main(String[] arguments) throws Exception {
        String id = "12065550100";
        NumbersApi numbers = new NumbersApi(client(arguments));
        numbers.purchaseNumber(id, new PurchaseOptions().cnamLookupsEnabled(true));
        RouteReference route = new RouteReference().type(RouteReference.TypeEnum.ROUTE).id("98396");
        new RoutesApi(client(arguments)).updatePrimaryRoute(id, new RouteUpdate().data(route));
        System.out.println(id + " " + numbers.getNumber(id).getData().getRelationships().getPrimaryRoute().getData().getId());
    }

    private static ApiClient client(String[] arguments) {
        byte[] keys = (arguments[1] + ":" + arguments[2]).getBytes(StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(keys);
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(request -> request.header("Authorization", basic));
        return client;
    }
}
