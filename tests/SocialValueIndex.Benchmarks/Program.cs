using BenchmarkDotNet.Running;
using SocialValueIndex.Benchmarks;
using SocialValueIndex.Benchmarks.Growth;
using SocialValueIndex.Benchmarks.Pages;

switch (args)
{
    case ["pages", .. var options]:
        await PageBenchmark.RunAsync(options);
        break;
    case ["growth", .. var options]:
        await GrowthBenchmark.RunAsync(options);
        break;
    case ["guessing", var site]:
        await Guessing.RunAsync(new Uri(site));
        break;
    case ["refusals", var site]:
        await Refusals.RunAsync(new Uri(site));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
