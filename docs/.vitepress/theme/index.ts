/** VitePress's own theme without its fonts: the reader's system has some that know Chinese. */
import type { Theme } from "vitepress";
import theme from "vitepress/theme-without-fonts";
import "./style.css";

export default {
  extends: theme,
  enhanceApp({ router }) {
    if (typeof document === "undefined") return;
    const settle = () => {
      requestAnimationFrame(() => {
        // A page that isn't a document, such as the first one, has no `main` of its own.
        const isDocument = document.querySelector("main") !== null;
        document.querySelector("#VPContent")?.[isDocument ? "removeAttribute" : "setAttribute"]("role", "main");
        document.querySelector(".VPSidebarItem.is-link.is-active")?.scrollIntoView({ block: "nearest" });
      });
    };
    router.onAfterRouteChange = settle;
    addEventListener("load", settle);
  },
} satisfies Theme;
