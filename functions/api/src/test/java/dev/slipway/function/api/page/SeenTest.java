package dev.slipway.function.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain words                       | plain words
            <script>alert(1)</script>         | &lt;script&gt;alert(1)&lt;/script&gt;
            a & b                             | a &amp; b
            x\u202egnp.exe                    | <bdi>x<span class="code">U+202E</span>gnp.exe</bdi>
            bell\u0007s                       | bell<span class="code">U+0007</span>s
            zero\u200bwidth                   | <bdi>zero<span class="code">U+200B</span>width</bdi>
            שלום                              | <bdi>שלום</bdi>
            two\\nlines                       | two<span class="code">U+000A</span>lines
            a\u0301\u0302\u0303\u0304\u0305   | <bdi>a\u0301\u0302\u0303<span class="code">U+0304</span><span class="code">U+0305</span></bdi>
            """)
    void showsATextAsWhatItIs(String text, String html) {
        assertThat(shown(Seen.of(text.replace("\\n", "\n")))).isEqualTo(html);
    }

    @Test
    void keepsTheLinesOfSeveral() {
        assertThat(shown(Seen.lines(" one\ntwo <b> ", 100))).isEqualTo("one<br>two &lt;b&gt;");
    }

    @Test
    void saysHowMuchIsLeftOut() {
        assertThat(shown(Seen.lines("abcdefghij", 4))).isEqualTo("abcd<span class=\"code\">… 6 more</span>");
    }

    @Test
    void cutsBetweenLettersOnly() {
        assertThat(shown(Seen.lines("ab🚢cd", 3))).startsWith("<bdi>ab<span");
        assertThat(shown(Seen.lines("abe\u0301d", 3))).startsWith("<bdi>ab<span");
    }

    @Test
    void anAttributeHoldsNoCharacterThatEndsIt() {
        var out = new StringOutput();
        var html = new OwaspHtmlTemplateOutput(out);
        html.setContext("time", "datetime");
        html.writeUserContent("\" onload=\"x");

        assertThat(out.toString()).doesNotContain("\"");
    }

    private static String shown(Seen seen) {
        var out = new StringOutput();
        var html = new OwaspHtmlTemplateOutput(out);
        html.setContext("p", null);
        seen.writeTo(html);
        return out.toString();
    }
}
