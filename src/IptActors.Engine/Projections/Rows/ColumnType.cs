namespace IptActors.Engine.Projections.Rows;

/// <summary>What a column may hold.</summary>
public enum ColumnType
{
    /// <summary>Text, compared byte by byte.</summary>
    Text,

    /// <summary>A whole number of 32 bits.</summary>
    Number,

    /// <summary>A whole number of 64 bits.</summary>
    LongNumber,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A moment, UTC, microseconds.</summary>
    Timestamp,

    /// <summary>Several texts, in order.</summary>
    TextList,
}
