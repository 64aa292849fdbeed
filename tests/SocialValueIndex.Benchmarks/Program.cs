using BenchmarkDotNet.Running;
using SocialValueIndex.Benchmarks;

if (args is ["guessing", var site])
{
    await Guessing.RunAsync(new Uri(site));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
