using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Tests.Proofs;

public sealed class The_Merkle_tree
{
    // The vectors that implementations of Certificate Transparency share.
    private static readonly string[] KnownLeaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Has_the_roots_of_the_known_vectors(int size, string root)
    {
        var range = new CompactRange();
        foreach (var leaf in KnownLeaves.Take(size))
        {
            range.Append(MerkleHash.OfLeaf(Convert.FromHexString(leaf)));
        }

        Assert.Equal(root, range.Root.ToString());
    }

    [Fact]
    public async Task Has_in_its_rows_the_root_of_the_definition_at_every_size()
    {
        var tree = await Trees.OfAsync(600, step: 7);

        for (var size = 0; size <= 600; size++)
        {
            Assert.Equal(tree.RootOf(size), await tree.RootAsync(size, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(70_001)]
    public async Task Keeps_its_root_over_levels_of_rows(int size)
    {
        var tree = await Trees.OfAsync(size, step: 4096);

        Assert.Equal(Trees.Root(tree.Leaves), await tree.RootAsync(size, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Proves_every_leaf_in_every_tree()
    {
        var tree = await Trees.OfAsync(70);
        for (var size = 1; size <= 70; size++)
        {
            var root = tree.RootOf(size);
            for (var leaf = 0; leaf < size; leaf++)
            {
                var proof = await tree.InclusionAsync(leaf, size, TestContext.Current.CancellationToken);

                Assert.True(MerkleProof.IsIncluded(tree.Leaves[leaf], leaf, size, root, proof));
                Assert.False(MerkleProof.IsIncluded(Trees.Leaf(-1), leaf, size, root, proof));
                Assert.False(MerkleProof.IsIncluded(tree.Leaves[leaf], leaf + 1, size, root, proof) && size > 1);
                Assert.False(proof.Count > 0 && MerkleProof.IsIncluded(tree.Leaves[leaf], leaf, size, root, [.. proof.Skip(1)]));
                Assert.False(MerkleProof.IsIncluded(tree.Leaves[leaf], leaf, size, root, [.. proof, root]));
            }
        }
    }

    [Fact]
    public async Task Proves_every_tree_to_continue_every_smaller_one()
    {
        var tree = await Trees.OfAsync(70);
        for (var size = 0; size <= 70; size++)
        {
            for (var older = 0; older <= size; older++)
            {
                var proof = await tree.ConsistencyAsync(older, size, TestContext.Current.CancellationToken);

                Assert.True(MerkleProof.IsContinued(older, tree.RootOf(older), size, tree.RootOf(size), proof), $"{older} to {size}");
                Assert.False(older > 0 && MerkleProof.IsContinued(older, Trees.Leaf(-1), size, tree.RootOf(size), proof));
                Assert.False(MerkleProof.IsContinued(older, tree.RootOf(older), size, Trees.Leaf(-1), proof) && older is > 0);
                Assert.False(MerkleProof.IsContinued(older, tree.RootOf(older), size, tree.RootOf(size), [.. proof, Trees.Leaf(-1)]));
            }
        }
    }

    [Fact]
    public async Task Proves_leaves_far_apart_in_a_tree_of_many_rows()
    {
        const int Size = 70_001;
        var tree = await Trees.OfAsync(Size, step: 4096);
        var root = Trees.Root(tree.Leaves);
        foreach (var leaf in new[] { 0, 255, 256, 65_535, 65_536, 69_999, 70_000 })
        {
            var proof = await tree.InclusionAsync(leaf, Size, TestContext.Current.CancellationToken);

            Assert.True(MerkleProof.IsIncluded(tree.Leaves[leaf], leaf, Size, root, proof));
            var older = await tree.ConsistencyAsync(leaf + 1, Size, TestContext.Current.CancellationToken);
            Assert.True(MerkleProof.IsContinued(leaf + 1, tree.RootOf(leaf + 1), Size, root, older));
        }
    }

    [Fact]
    public async Task Is_rebuilt_from_some_leaves_and_the_roots_of_the_others()
    {
        const int Size = 1000;
        var tree = await Trees.OfAsync(Size);
        var shown = new[] { 0, 1, 17, 255, 256, 700, 999 };
        var range = new CompactRange();
        foreach (var leaf in shown)
        {
            await AppendOthersAsync(range.Size, leaf);
            range.Append(tree.Leaves[leaf]);
        }

        await AppendOthersAsync(range.Size, Size);

        Assert.Equal(tree.RootOf(Size), range.Root);

        async Task AppendOthersAsync(long from, long to)
        {
            var hashes = await tree.CoverAsync(from, to, TestContext.Current.CancellationToken);
            foreach (var (node, hash) in NodeId.Covering(from, to).Zip(hashes))
            {
                range.Append(node.Level, hash);
            }
        }
    }

    [Fact]
    public async Task Says_which_row_is_missing()
    {
        var tree = await Trees.OfAsync(600);
        tree.Remove(new TileId(0, 1));

        var damage = await Assert.ThrowsAsync<DamagedTreeException>(() => tree.InclusionAsync(300, 600, TestContext.Current.CancellationToken).AsTask());

        Assert.Contains("tile 1 of level 0", damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_continued_from_a_row_that_was_cut()
    {
        var tree = await Trees.OfAsync(600);
        var last = (await tree.ReadAsync([new TileId(0, 2)], TestContext.Current.CancellationToken)).Single();
        tree.Put(last with { Hashes = last.Hashes[..^32], Positions = [.. last.Positions!.SkipLast(1)] });

        await Assert.ThrowsAsync<DamagedTreeException>(() => TreeWriter.LoadAsync(tree, 600, TestContext.Current.CancellationToken).AsTask());
    }
}
