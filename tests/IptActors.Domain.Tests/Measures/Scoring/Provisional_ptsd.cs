namespace IptActors.Domain.Tests.Measures.Scoring;

public sealed class Provisional_ptsd
{
    // Positions: B 0-4, C 5-6, D 7-13, E 14-19.
    private static readonly int[] JustEnough = [0, 5, 7, 8, 14, 15];

    [Fact]
    public void One_b_one_c_two_d_and_two_e_rated_2_or_more_are_enough() => Assert.True(Met(With(2, JustEnough)));

    [Theory]
    [InlineData(0), InlineData(5), InlineData(7), InlineData(14)]
    public void One_symptom_fewer_is_not_enough(int without) => Assert.False(Met(With(2, [.. JustEnough.Where(i => i != without)])));

    [Fact]
    public void Symptoms_rated_1_do_not_count() => Assert.False(Met(With(1, [.. Enumerable.Range(0, 20)])));

    [Fact]
    public void A_missing_answer_that_could_decide_leaves_it_open()
    {
        var answers = With(2, [.. JustEnough.Where(i => i != 5)]);
        answers[6] = null;

        Assert.Null(Met(answers));
    }

    [Fact]
    public void A_missing_answer_that_cannot_change_it_does_not_matter()
    {
        var answers = With(2, JustEnough);
        answers[19] = null;

        Assert.True(Met(answers));
    }

    [Fact]
    public void The_clusters_have_scores_of_their_own() =>
        Assert.Equal([20, 8, 28, 24], Answers.Score("pcl5", Answers.All("pcl5", 4)).Subscales.Select(s => s.Total!.Value));

    private static int?[] With(int value, int[] positions)
    {
        var answers = Enumerable.Repeat((int?)0, 20).ToArray();
        foreach (var position in positions)
        {
            answers[position] = value;
        }

        return answers;
    }

    private static bool? Met(int?[] answers) => Answers.Score("pcl5", answers).Diagnosis!.Met;
}
