using System.Runtime.Versioning;

// The benchmarks run on Linux: their tests write shell scripts and read /proc.
[assembly: SupportedOSPlatform("linux")]
