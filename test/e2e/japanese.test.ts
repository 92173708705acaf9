import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";

const region = "us-east-1";
const name = "checkout-assistant-prod";

describe("the extension in Japanese", () => {
  const inWorkbench = shareWorkbench({
    language: "ja",
    locale: "ja-JP",
    settings: { "bedrockProfiles.regions": [region] },
  });

  it(
    "shows the tree with its tooltips and menus, the palette, and a details page in Japanese",
    inWorkbench(async ({ details, explorer, page, quickInput }) => {
      await explorer.open();
      await explorer.row([region, "アプリケーション", name]);
      await explorer.row([region, "システム定義"]);
      await explorer.waitForDescription(region, "米国東部 (バージニア北部)");
      assert.equal(await explorer.accessibleName(region), "リージョン us-east-1、米国東部 (バージニア北部)");
      assert.match(
        await explorer.accessibleName([region, "アプリケーション"]),
        /^アプリケーション推論プロファイル、\d+ 件$/,
      );
      assert.match(await explorer.accessibleName(name), /、アプリケーション推論プロファイル、/);
      const tooltip = await explorer.tooltip(name);
      assert.match(
        tooltip,
        /^送信先リージョン: us-east-1 米国東部 \(バージニア北部\)、us-east-2 米国東部 \(オハイオ\)/m,
      );
      assert.match(tooltip, /^作成日時: \d{4}年\d{1,2}月\d{1,2}日 /m);

      await explorer.openContextMenu(name);
      const entries = await explorer.menuItems();
      assert.ok(entries.includes("推論プロファイルの詳細の表示"), entries.join());
      await page.keyboard.press("Escape");
      await quickInput.openPalette();
      await quickInput.type(">Bedrock: ");
      await quickInput.row("Bedrock: アプリケーション推論プロファイルの作成...").waitFor();
      const commands = (await quickInput.items())
        .map(({ label }) => label)
        .filter((label) => label.startsWith("Bedrock:"));
      assert.ok(commands.includes("Bedrock: リージョンの選択..."), commands.join());
      for (const command of commands) assert.match(command, /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
      await quickInput.cancel();

      await explorer.select([region, "アプリケーション", name]);
      await details.waitUntilLoaded(name);
      const { content } = details;
      assert.equal(await content.locator("html").getAttribute("lang"), "ja");
      const facts = await content
        .getByRole("region", { name: "概要", exact: true })
        .locator("dl > div")
        .evaluateAll((rows) =>
          rows.map((row) => [...row.querySelectorAll<HTMLElement>("dt, dd")].map((part) => part.innerText.trim())),
        );
      const fact = (term: string) => facts.find(([each]) => each === term)?.[1] ?? `no ${term}`;
      assert.equal(fact("タイプ"), "アプリケーション");
      assert.equal(fact("ステータス"), "アクティブ");
      assert.equal(fact("リージョン"), "米国東部 (バージニア北部) us-east-1");
      assert.match(fact("作成日時"), /^\d{4}年\d{1,2}月\d{1,2}日 /);
      await details.section("タグ").waitFor();
      await details.section("コピー元").waitFor();
      await details.section("モデルとルーティング").waitFor();
      await details.button("ARN のコピー").click();
      await details.announcement.filter({ hasText: "コピーしました: ARN" }).waitFor();
      await page.keyboard.press("Escape");
    }),
  );

  it(
    "shows an error notification, and a create wizard step with a validation error, in Japanese",
    inWorkbench(async (workbench) => {
      const { endpoint, explorer, notifications, quickInput } = workbench;
      await endpoint.setFaults({
        operation: "ListInferenceProfiles",
        region,
        count: 0,
        kind: "error",
        error: "AccessDeniedException",
      });
      await explorer.open();
      const reason =
        "Developer には inference-profile/* に対して bedrock:ListInferenceProfiles を実行するアクセス許可がありません。";
      await (await explorer.row([region, "アクセスが拒否されました"])).click();
      const failure = `${region} の推論プロファイルを一覧表示する権限がありません。`;
      assert.equal(await notifications.read(failure), `${failure}${reason}`);
      assert.deepEqual(await notifications.buttons(failure), ["IAM ポリシーのコピー", "再試行", "ログの表示"]);

      await endpoint.clearFaults();
      await notifications.press(failure, "再試行");
      await explorer.row([region, "アプリケーション", name]);
      await workbench.runCommand("Bedrock: アプリケーション推論プロファイルの作成...");
      await quickInput.waitForTitle(/^アプリケーション推論プロファイルの作成.* \(1\/5\)$/);
      await quickInput.waitForPlaceholder(
        "コピー元のプロファイルまたはモデル (名前、ID、プロバイダー、リージョンで検索)",
      );
      await quickInput.pickByKeyboard("US Anthropic Claude Sonnet 4.5");
      await quickInput.waitForTitle("(2/5)");
      await quickInput.type("a,b");
      await quickInput.waitForMessage("2 文字目: コンマは使用できません。英字 A-Z、");
      await quickInput.type(name);
      await quickInput.waitForMessage(`"${name}" は ${region} ですでに使用されています。`);
    }),
  );
});
