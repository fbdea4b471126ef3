using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace IptActors.Orleans.Serialization;

/// <summary>
/// Hands the messages of courses on as they are when caller and grain live in one silo. The domain is immutable all the way down, so
/// a copy would be the same thing twice.
/// </summary>
internal sealed class ImmutableCopier : IGeneralizedCopier, IOptionalDeepCopier, ITypeFilter
{
    /// <inheritdoc/>
    public bool IsSupportedType(Type type) => CourseTypes.Includes(type);

    /// <inheritdoc/>
    public bool IsShallowCopyable() => true;

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(input))]
    public object? DeepCopy(object? input, CopyContext context) => input;

    /// <inheritdoc/>
    public bool? IsTypeAllowed(Type type) => CourseTypes.Includes(type) ? true : null;
}
