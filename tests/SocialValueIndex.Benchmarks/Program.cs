using BenchmarkDotNet.Running;
using SocialValueIndex.Benchmarks;
using SocialValueIndex.Benchmarks.Growth;
using SocialValueIndex.Benchmarks.Pages;
using SocialValueIndex.Benchmarks.Saves;

switch (args)
{
    case ["pages", .. var options]:
        await PageBenchmark.RunAsync(new Options(options));
        break;
    case ["growth", .. var options]:
        await GrowthBenchmark.RunAsync(new Options(options));
        break;
    case ["saves", .. var options]:
        await SavesBenchmark.RunAsync(new Options(options));
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
