namespace IptActors.Engine.AccessLog;

/// <summary>Outcomes of an access that is no refusal. A refusal has its reason in their place.</summary>
public static class AccessOutcome
{
    /// <summary>The courses of the entry were shown.</summary>
    public const string Disclosed = "DISCLOSED";

    /// <summary>Figures over several courses were shown, and some were held back because too few clients stand behind them.</summary>
    public const string Suppressed = "SUPPRESSED";

    /// <summary>A token was used for the first time.</summary>
    public const string SignedIn = "SIGNED_IN";

    /// <summary>The method of an entry that tells of a sign-in.</summary>
    public const string SignInMethod = "sign_in";
}
