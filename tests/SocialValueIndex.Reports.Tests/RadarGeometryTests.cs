using CsCheck;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Reports.Tests;

public sealed class RadarGeometryTests
{
    private static readonly RadarGeometry Ten = new(10, new RadarPoint(100, 100), 90);

    [Fact]
    public void PointAt_FirstAxis_IsStraightUp() => Assert.Equal(new RadarPoint(100, 10), Ten.PointAt(0, MaturityLevel.Innovator));

    [Fact]
    public void RadiusOf_Levels_AreEvenStepsFromARingOfTheirOwn() =>
        Assert.Equal([18, 36, 54, 72, 90], MaturityLevels.All.Select(Ten.RadiusOf));

    [Fact]
    public void AnchorOf_SidesOfTheChart_PointAwayFromIt()
    {
        Assert.Equal(RadarAnchor.Middle, Ten.AnchorOf(0));
        Assert.Equal(RadarAnchor.Middle, Ten.AnchorOf(5));
        Assert.All([1, 2, 3, 4], axis => Assert.Equal(RadarAnchor.Start, Ten.AnchorOf(axis)));
        Assert.All([6, 7, 8, 9], axis => Assert.Equal(RadarAnchor.End, Ten.AnchorOf(axis)));
    }

    [Fact]
    public void Shape_AnyLevels_StandsOnTheRingsClockwise() =>
        Gen.Enum<MaturityLevel>()
            .Array[1, 26]
            .Sample(levels =>
            {
                var geometry = new RadarGeometry(levels.Length, new RadarPoint(3, -7), 50);
                var shape = geometry.Shape(levels);
                Assert.All(
                    levels.Index(),
                    l =>
                    {
                        var (x, y) = (shape[l.Index].X - 3, shape[l.Index].Y + 7);
                        Assert.Equal(geometry.RadiusOf(l.Item), Math.Sqrt((x * x) + (y * y)), 6);
                        // Clockwise from the top, as a share of a turn.
                        var turn = (Math.Atan2(x, -y) / (2 * Math.PI)) + 1;
                        Assert.Equal((double)l.Index / levels.Length, Math.Round(turn % 1, 9) % 1, 6);
                    }
                );
            });

    [Fact]
    public void Ring_OfALevel_IsTheShapeOfThatLevelEverywhere() =>
        Assert.Equal(Ten.Shape([.. Enumerable.Repeat(MaturityLevel.Mature, 10)]), Ten.Ring(MaturityLevel.Mature));

    [Fact]
    public void Shape_WrongNumberOfLevels_IsRefused() => Assert.Throws<ArgumentException>(() => Ten.Shape([MaturityLevel.Leader]));

    [Fact]
    public void New_NoAxes_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new RadarGeometry(0, default, 1));
}
