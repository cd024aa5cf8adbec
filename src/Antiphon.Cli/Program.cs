using Antiphon.Cli;
using Antiphon.Cli.Terminal;

using var interruption = new Interruption();
var surroundings = Surroundings.OfProcess();

// .NET's certificate store asks for a home folder even where it is never written to; a service's user may have none. What the
// program itself keeps is not put there: without HOME it asks for --data.
if (string.IsNullOrEmpty(surroundings.Variable("HOME"))) Environment.SetEnvironmentVariable("HOME", Path.GetTempPath());

return await Application.RunAsync(args, surroundings, interruption.Token);
