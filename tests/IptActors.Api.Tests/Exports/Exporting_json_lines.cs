using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IptActors.Api.Access;
using IptActors.Api.Tests.Audit;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Api.Tests.Exports;

public sealed class Exporting_json_lines : IAsyncLifetime
{
    private readonly Clinic _clinic = new();
    private readonly string _course = Requests.NewCourse();

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    public async ValueTask InitializeAsync()
    {
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open());
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(_course));
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open());
        await Ada.CallAsync<WriteNoteRequest, WriteNoteResponse>(Requests.ProcessNote(_course, "For me alone."));
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open());
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task The_root_of_the_signed_tree_follows_from_the_file_alone()
    {
        var lines = (await ExportAsync()).Select(line => JsonNode.Parse(line)!).ToList();
        var tree = new CompactRange();
        foreach (var line in lines)
        {
            switch ((string)line["kind"]!)
            {
                case "event":
                    Assert.Equal(tree.Size, (long)line["leaf"]!);
                    tree.Append(EventLeaf.Hash((long)line["position"]!, (string)line["clinic"]!, (string)line["course"]!, (long)line["version"]!, Guid.Parse((string)line["id"]!), (string)line["hash"]!));
                    break;
                case "others":
                    Assert.Equal(tree.Size, (long)line["from"]!);
                    AppendOthers(tree, line);
                    break;
            }
        }

        Assert.Equal((long)lines[0]["tree_size"]!, tree.Size);
        Assert.Equal(((string)lines[^1]["checkpoint"]!).Split('\n')[2], Convert.ToBase64String(tree.Root.ToBytes()));
    }

    [Fact]
    public async Task The_last_line_has_the_hash_of_all_before_it()
    {
        var lines = await ExportAsync();

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines[..^1].Select(line => line + "\n")))));

        Assert.Equal(hash, (string)JsonNode.Parse(lines[^1])!["lines_hash"]!);
    }

    [Fact]
    public async Task The_text_of_a_process_note_is_withheld_and_its_hashes_are_there()
    {
        var note = (await ExportAsync()).Select(line => JsonNode.Parse(line)!).Single(line => (string?)line["type"] == "process_note_written");

        Assert.True((bool)note["withheld"]!);
        Assert.Null(note["data"]);
        Assert.NotNull(note["hash"]);
    }

    [Fact]
    public async Task A_second_export_is_the_same_bytes() => Assert.Equal(await ExportAsync(), await ExportAsync());

    private static void AppendOthers(CompactRange tree, JsonNode line)
    {
        var (from, to) = ((long)line["from"]!, (long)line["to"]!);
        foreach (var hash in line["hashes"]!.AsArray())
        {
            var level = from == 0 ? BitOperations.Log2((ulong)to) : Math.Min(BitOperations.TrailingZeroCount(from), BitOperations.Log2((ulong)(to - from)));
            Assert.True(EventHash.TryParse((string)hash!, out var root));
            tree.Append(level, root);
            from += 1L << level;
        }

        Assert.Equal(to, from);
    }

    private async Task<string[]> ExportAsync()
    {
        var (pieces, refused) = await _clinic.Auditor().StreamAsync<ExportCourseRequest, ExportCourseResponse>(
            new ExportCourseRequest { Course = _course, Format = ExportFormat.JsonLines });
        Assert.Null(refused);
        Assert.Equal("application/jsonl", pieces[0].MediaType);
        return Encoding.UTF8.GetString([.. pieces.SelectMany(piece => piece.Data)]).TrimEnd('\n').Split('\n');
    }
}
