package dev.latchkey.signin;

import dev.latchkey.signin.SecondFactors.Offer;
import java.util.List;

/** A link to another way of proving it. */
record OtherWay(String label, String href) {

    /** All but the one that is asked for. */
    static List<OtherWay> of(List<Offer> offers, Offer chosen, String address) {
        return offers.stream()
                .filter(offer -> !offer.id().equals(chosen.id()))
                .map(offer -> new OtherWay(offer.way().label(), address + offer.id()))
                .toList();
    }
}
