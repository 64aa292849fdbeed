using Microsoft.Playwright;
using Xunit;

namespace SocialValueIndex.Browser.Tests;

/// <summary>Hands that use no mouse. At every stop, the focus must be seen.</summary>
/// <param name="page">The page.</param>
internal sealed class Keyboard(IPage page)
{
    private const int MostStops = 150;

    // What can be focused but looks the same with and without focus, or lies behind the status at the bottom, cannot be used by someone who
    // sees.
    // Where the focus is seen: whether it is where it should go to.
    private const string LookAtFocus = """
        goal => {
          const focused = document.activeElement;
          if (!focused || focused === document.body) return "elsewhere";
          const marked = focused.matches(".govuk-radios__input") ? [getComputedStyle(focused.nextElementSibling, "::before")]
            : [getComputedStyle(focused)];
          const isMarked = marked.some(s => s.outlineStyle !== "none" && s.outlineWidth !== "0px" || s.boxShadow !== "none");
          if (!isMarked) return `no visible focus on ${focused.outerHTML.slice(0, 200)}`;
          const box = focused.getBoundingClientRect();
          if (box.bottom < 0 || box.top > innerHeight) return `focus outside the window on ${focused.outerHTML.slice(0, 200)}`;
          const status = document.querySelector("[data-save-status]")?.getBoundingClientRect();
          const isHidden = status && status.height > 0 && document.querySelector("[data-save-status]").textContent
            && box.top >= status.top && box.top < status.bottom;
          if (isHidden) return `focus behind the save status on ${focused.outerHTML.slice(0, 200)}`;
          return focused === goal ? "there" : "elsewhere";
        }
        """;

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Goes on with the Tab key until the element has the focus.</summary>
    public async Task GoToAsync(ILocator element)
    {
        await element.WaitForAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var found = await element.EvaluateAsync<string>(LookAtFocus);
            if (found == "there")
            {
                return;
            }

            Assert.Equal("elsewhere", found);
        }

        Assert.Fail($"The Tab key does not lead to {element}.");
    }

    public async Task UseAsync(ILocator element, string key = "Enter")
    {
        await GoToAsync(element);
        await page.Keyboard.PressAsync(key);
    }
}
