using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Values;

public class Adding_to_a_value_list
{
    [Fact]
    public void Two_lists_that_grow_from_one_do_not_see_each_others_items()
    {
        var stem = Grown(5);

        var first = stem.Add(100);
        var second = stem.Add(200);

        Assert.Equal([0, 1, 2, 3, 4], stem);
        Assert.Equal([0, 1, 2, 3, 4, 100], first);
        Assert.Equal([0, 1, 2, 3, 4, 200], second);
    }

    [Fact]
    public void A_list_stays_as_it_was_however_far_another_grows_from_it()
    {
        var lists = new List<ValueList<int>> { ValueList.Create<int>([]) };
        for (var item = 0; item < 300; item++)
        {
            lists.Add(lists[^1].Add(item));
        }

        Assert.All(lists, (list, count) => Assert.Equal(Enumerable.Range(0, count), list));
    }

    [Fact]
    public void Places_behind_the_last_item_take_no_part_in_comparing_searching_or_changing()
    {
        var stem = Grown(5);
        _ = stem.Add(0);

        Assert.Equal(ValueList.Create<int>([0, 1, 2, 3, 4]), stem);
        Assert.Equal(ValueList.Create<int>([0, 1, 2, 3, 4]).GetHashCode(), stem.GetHashCode());
        Assert.Equal("[0, 1, 2, 3, 4]", stem.ToString());
        Assert.Equal(-1, stem.FindIndex(item => item > 4));
        Assert.Equal([0, 1, 2, 3, 9], stem.SetItem(4, 9));
        Assert.Equal([0, 1, 2, 3, 4, 7, 8], stem.AddRange([7, 8]));
        Assert.Throws<IndexOutOfRangeException>(() => stem[5]);
    }

    [Fact]
    public async Task Of_many_that_add_to_one_list_at_once_each_gets_its_own()
    {
        for (var round = 0; round < 200; round++)
        {
            var stem = Grown(9);
            using var start = new Barrier(4);
            var grown = await Task.WhenAll(Enumerable.Range(0, 4).Select(adder => Task.Run(() =>
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);
                return stem.Add(1000 + adder).Add(2000 + adder);
            })));

            Assert.All(grown, (list, adder) => Assert.Equal([.. Enumerable.Range(0, 9), 1000 + adder, 2000 + adder], list));
        }
    }

    private static ValueList<int> Grown(int count) =>
        Enumerable.Range(0, count).Aggregate(ValueList.Create<int>([]), (list, item) => list.Add(item));
}
