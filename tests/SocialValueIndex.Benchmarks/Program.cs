using BenchmarkDotNet.Running;
using SocialValueIndex.Benchmarks.Pages;

switch (args)
{
    case ["pages", .. var options]:
        await PageBenchmark.RunAsync(options);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
