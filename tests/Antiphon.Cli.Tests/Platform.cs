using System.Runtime.Versioning;

// File modes, signals, /proc and bash: what the program runs on is what it is tested on.
[assembly: SupportedOSPlatform("linux")]
