package dev.latchkey.policy.condition;

import dev.latchkey.policy.document.Comparison;
import dev.latchkey.policy.document.Effect;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code IpAddress} and {@code NotIpAddress}: is the address of the request in one of the networks?
 *
 * <p>A request value that is no address passes neither; a policy value that is no network holds no address.
 */
record IpAddressOperator(List<IpNetwork> networks, boolean negated) implements ValueComparison {

    static IpAddressOperator of(Comparison comparison, List<String> values) {
        List<IpNetwork> networks = new ArrayList<>();
        for (String value : values) {
            IpNetwork network = IpNetwork.parse(value);
            if (network != null) {
                networks.add(network);
            }
        }
        return new IpAddressOperator(networks, comparison.isNegated());
    }

    @Override
    public boolean isSatisfiedBy(String value, ContextView context, Effect effect) {
        byte[] address = IpNetwork.parseAddress(value);
        if (address == null) {
            return false;
        }
        for (int i = 0; i < networks.size(); i++) {
            if (networks.get(i).contains(address)) {
                return !negated;
            }
        }
        return negated;
    }
}
