using System.Diagnostics;
using System.Globalization;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Speaking;

/// <summary>
/// The loudspeaker, through a player's standard input; a copy goes to a file, so that nothing is lost where the machine turns
/// out to have no sound.
/// </summary>
internal sealed class PlayerSink : IAudioSink
{
    private readonly Process _player;
    private readonly FileSink _copy;
    private readonly string _copyPath;
    private volatile bool _broken;

    private PlayerSink(Process player, FileSink copy, string copyPath)
    {
        (_player, _copy, _copyPath) = (player, copy, copyPath);

        // ffplay ends with status 0 where there is no sound device, and says so only here.
        _player.ErrorDataReceived += (_, line) => _broken |= line.Data?.Contains("fail", StringComparison.OrdinalIgnoreCase) == true;
        _player.BeginErrorReadLine();
        _player.BeginOutputReadLine();
    }

    /// <summary>Whether the player played to the end; then the copy is gone again.</summary>
    public bool HasPlayed { get; private set; }

    /// <summary>Starts the first player that this machine has.</summary>
    /// <returns>Null: there is none for this format.</returns>
    public static PlayerSink? TryStart(string format, int rate, string copyPath, Surroundings surroundings)
    {
        foreach (var (program, arguments) in Players(format, rate))
        {
            if (surroundings.FindProgram(program) is not { } path) continue;
            var start = new ProcessStartInfo(path, arguments) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
            var player = Process.Start(start)!;
            return new PlayerSink(player, new FileSink(copyPath, format == "pcm" ? rate : null), copyPath);
        }

        return null;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        await _copy.WriteAsync(audio, cancellationToken);
        if (_broken) return;
        try
        {
            await _player.StandardInput.BaseStream.WriteAsync(audio, cancellationToken);
            await _player.StandardInput.BaseStream.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            _broken = true; // no sound here: the copy has it all
        }
    }

    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        await _copy.CompleteAsync(cancellationToken);
        try
        {
            _player.StandardInput.Close();
        }
        catch (IOException)
        {
            _broken = true;
        }

        await _player.WaitForExitAsync(cancellationToken);
        HasPlayed = !_broken && _player.ExitCode == 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_player.HasExited) _player.Kill();
        await _player.WaitForExitAsync(CancellationToken.None);
        _player.Dispose();
        await _copy.DisposeAsync();
        if (HasPlayed) File.Delete(_copyPath);
    }

    private static IEnumerable<(string Program, string[] Arguments)> Players(string format, int rate)
    {
        var hertz = rate.ToString(CultureInfo.InvariantCulture);
        if (format == "pcm") yield return ("aplay", ["-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", hertz]);
        string[] quiet = ["-nodisp", "-autoexit", "-loglevel", "error"];
        yield return ("ffplay", format switch
        {
            "pcm" => [.. quiet, "-f", "s16le", "-sample_rate", hertz, "-i", "-"],
            "mp3" => [.. quiet, "-f", "mp3", "-i", "-"],
            "ogg_vorbis" or "ogg_opus" => [.. quiet, "-f", "ogg", "-i", "-"],
            _ => [.. quiet, "-f", format, "-sample_rate", hertz, "-i", "-"],
        });
    }
}
