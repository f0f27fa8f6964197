package app.parley.rest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What packing relies on, and how it says that a module is written in another way. That packs run is in FrontEndTest. */
class ScriptPacksTest {
    private final Map<String, String> web = new HashMap<>();

    private ScriptPacks packs() {
        ModuleGraph graph = new ModuleGraph(path -> Optional.ofNullable(web.get(path))
                .map(text -> new Asset(
                        text.getBytes(StandardCharsets.UTF_8), FileType.of(path).orElseThrow(), WebPages.ASK_AGAIN)));
        return new ScriptPacks(graph, "page", "/pages/page.js");
    }

    private String packed() {
        return packs().text("/packs/page.js", true);
    }

    @Test
    void aModuleRunsBeforeThoseThatImportIt() {
        web.put("/pages/page.js", "import { one as first } from '../lib/one.js';\nfirst();\n");
        web.put("/lib/one.js", "export function one() {}\nexport const TWO = 2;\n");

        assertThat(packed())
                .contains("const { one: first } = $get('/lib/one.js');")
                .contains("function one() {}\nconst TWO = 2;\n\nreturn { one, TWO };");
    }

    @Test
    void whatIsImportedLaterHasAFileOfItsOwnWithoutWhatThePageHas() {
        web.put("/pages/page.js", "import '../lib/one.js';\nconst it = later(() => import('../ui/it.js'));\n");
        web.put("/lib/one.js", "export const ONE = 1;\n");
        web.put("/ui/it.js", "import { ONE } from '../lib/one.js';\nexport const IT = ONE;\n");

        assertThat(packs().named()).containsExactly("/packs/page.js");
        assertThat(packed())
                .contains("later(() => $import('./page.ui.it.js', '/ui/it.js'))")
                .doesNotContain("const IT");
        assertThat(packs().text("/packs/page.ui.it.js", true))
                .contains("const IT")
                .doesNotContain("const ONE");
        assertThat(packs().text("/packs/page.ui.it.js", false)).contains("const IT", "const ONE");
    }

    @Test
    void modulesThatImportEachOtherAreRefused() {
        web.put("/pages/page.js", "import { a } from '../lib/a.js';\n");
        web.put("/lib/a.js", "import { b } from './b.js';\nexport const a = 1;\n");
        web.put("/lib/b.js", "import { a } from './a.js';\nexport const b = 1;\n");

        assertThatThrownBy(this::packed).hasMessageContaining("needs itself");
    }

    @Test
    void anotherWayToExportIsRefused() {
        for (String source : new String[] {"export default 1;\n", "export let a = 1;\n", "export * from './b.js';\n"}) {
            web.put("/pages/page.js", "import '../lib/a.js';\n");
            web.put("/lib/a.js", source);

            assertThatThrownBy(this::packed).as(source).hasMessageContaining("/lib/a.js exports or imports");
        }
    }

    @Test
    void aModuleThatWaitsIsRefusedWhereNobodyWouldWaitForIt() {
        web.put("/pages/page.js", "const it = later(() => import('../ui/it.js'));\n");
        web.put("/ui/it.js", "export const IT = await fetch('/');\n");

        assertThatThrownBy(() -> packs().text("/packs/page.ui.it.js", true)).hasMessageContaining("/ui/it.js waits");

        web.put("/ui/it.js", "export const IT = 1;\nif (await fetch('/')) IT();\n");
        assertThatThrownBy(() -> packs().text("/packs/page.ui.it.js", true))
                .hasMessageContaining("/ui/it.js waits in a way that nobody sees");
    }
}
