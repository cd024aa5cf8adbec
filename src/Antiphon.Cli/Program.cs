using Antiphon.Cli;
using Antiphon.Cli.Terminal;

using var interruption = new Interruption();
return await Application.RunAsync(args, Surroundings.OfProcess(), interruption.Token);
