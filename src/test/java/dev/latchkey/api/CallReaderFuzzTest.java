package dev.latchkey.api;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Fuzz targets of the reader of requests; with {@code JAZZER_FUZZ=1} they look for new inputs. */
@Tag("nightly")
class CallReaderFuzzTest {

    private static final int MOST_MEMBERS = 20;

    private static final String[] NAMES = {
        "UserName",
        "PolicyDocument",
        "MaxItems",
        "Marker",
        "Tags.member.1.Key",
        "Tags.member.1.Value",
        "Tags.member.2.Key",
        "ActionNames.member.1",
        "ContextEntries.member.1.ContextKeyValues.member.1",
        "SetAsDefault"
    };

    /** Any bytes as the body of a call, whole requests among them. */
    @DictionaryEntries({
        "Action=GetUser&Version=2010-05-08",
        "Action=CreateUser&Version=2010-05-08&UserName=bob",
        "Action=SimulateCustomPolicy&Version=2010-05-08",
        "Action=UpdateAccountPasswordPolicy&Version=2010-05-08",
        "Action=GetSessionToken&Version=2011-06-15",
        "&Tags.member.1.Key=a&Tags.member.1.Value=b",
        "&ContextEntries.member.1.ContextKeyValues.member.1=a",
        "&ActionNames.member.01=",
        "&TagKeys=",
        "&MaxItems=+007",
        "&Marker=!",
        "&HardExpiry=true",
        "%C3%A9",
        "%00",
        "+"
    })
    @FuzzTest(maxDuration = "2m")
    void body(FuzzedDataProvider data) {
        CallReaderTest.readsOrRefuses(data.consumeRemainingAsBytes());
    }

    /** Any members of any operation, under names that it has and names that nobody has. */
    @FuzzTest(maxDuration = "2m")
    void members(FuzzedDataProvider data) {
        int operation = data.consumeInt();
        Map<String, String> members = new HashMap<>();
        for (int i = 0; i < MOST_MEMBERS && data.remainingBytes() > 0; i++) {
            String name = data.consumeBoolean() ? data.pickValue(NAMES) : data.consumeString(40);
            if (!name.equals("Action") && !name.equals("Version")) {
                members.put(name, data.consumeString(200));
            }
        }
        CallReaderTest.readsOrRefuses(operation, members);
    }
}
