using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace IptActors.Exports.Reports;

/// <summary>A page being written. Whatever is put into a template is encoded; only what was itself written here goes in as it is. So no text can become markup.</summary>
internal sealed class Html
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a piece.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] ref Template template) => this;

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces)
    {
        var joined = new Html();
        foreach (var piece in pieces)
        {
            joined._text.Append(piece._text);
        }

        return joined;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>A template whose holes are encoded.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Template
    {
        private readonly StringBuilder _text;

        /// <summary>Called by the compiler.</summary>
        public Template(int literalLength, int formattedCount, Html page) => _text = page._text;

        /// <summary>Called by the compiler.</summary>
        public void AppendLiteral(string markup) => _text.Append(markup);

        /// <summary>Called by the compiler.</summary>
        public void AppendFormatted(Html? written) => _text.Append(written?._text);

        /// <summary>Called by the compiler.</summary>
        public void AppendFormatted<T>(T value) => _text.Append(HtmlEncoder.Default.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));

        /// <summary>Called by the compiler.</summary>
        public void AppendFormatted<T>(T value, string format) =>
            _text.Append(HtmlEncoder.Default.Encode((value as IFormattable)?.ToString(format, CultureInfo.InvariantCulture) ?? ""));
    }

    /// <summary>A template that is a piece of its own.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Piece
    {
        private readonly Template _template;

        /// <summary>Called by the compiler.</summary>
        public Piece(int literalLength, int formattedCount)
        {
            Written = new Html();
            _template = new Template(literalLength, formattedCount, Written);
        }

        /// <summary>What was written.</summary>
        public Html Written { get; }

        /// <summary>Called by the compiler.</summary>
        public void AppendLiteral(string markup) => _template.AppendLiteral(markup);

        /// <summary>Called by the compiler.</summary>
        public void AppendFormatted(Html? written) => _template.AppendFormatted(written);

        /// <summary>Called by the compiler.</summary>
        public void AppendFormatted<T>(T value) => _template.AppendFormatted(value);

        /// <summary>Called by the compiler.</summary>
        public void AppendFormatted<T>(T value, string format) => _template.AppendFormatted(value, format);
    }
}
