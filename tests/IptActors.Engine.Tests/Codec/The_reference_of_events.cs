using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Codec;

public class The_reference_of_events
{
    [Fact]
    public void Docs_events_md_says_what_the_code_says()
    {
        var path = Repository.PathOf("docs", "events.md");
        var generated = EventReference.Render();
        if (Repository.Update)
        {
            File.WriteAllText(path, generated);
        }

        var written = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(generated == written, "docs/events.md differs from the code. Run the tests once with IPT_UPDATE=1 and read the difference.");
    }
}
