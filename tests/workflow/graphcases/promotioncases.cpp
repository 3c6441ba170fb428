// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graphcases/graphcase.h"

namespace gesso::test {

namespace {

// Two Sizes and a PrimitiveNode into a third, nothing promoted.
constexpr const char *kPlain = R"([{"id":"sg","inputs":[],"outputs":[],"nodes":[
    {"id":10,"type":"Size","widgets_values":[64,32]},
    {"id":11,"type":"Size","widgets_values":[65,33]},
    {"id":12,"type":"KSampler","widgets_values":[5,"fixed",20,8,"euler",1]},
    {"id":13,"type":"PrimitiveNode","outputs":[{"name":"INT","type":"INT","links":[1,2]}],
      "widgets_values":[77,"fixed"]},
    {"id":14,"type":"Size","inputs":[
      {"name":"width","type":"INT","link":1,"widget":{"name":"width"}},
      {"name":"height","type":"INT","link":2,"widget":{"name":"height"}}]}],
    "links":[{"id":1,"origin_id":13,"origin_slot":0,"target_id":14,"target_slot":0},
      {"id":2,"origin_id":13,"origin_slot":0,"target_id":14,"target_slot":1}]}])";

// One promoted input, named a, to the value of a Number.
constexpr const char *kLinked = R"([{"id":"sg","inputs":[{"name":"a","type":"INT","linkIds":[1]}],
    "nodes":[{"id":10,"type":"Number","inputs":[{"name":"value","link":1,
      "widget":{"name":"value"}}],"widgets_values":[3]}],
    "links":[{"id":1,"origin_id":-10,"origin_slot":0,"target_id":10,"target_slot":0}]}])";

constexpr const char *kGroup = R"({"groupNodes":{"G":{"nodes":[
    {"index":0,"type":"Reroute","inputs":[{"name":"","type":"*"}],"outputs":[{"name":"","type":"*"}]},
    {"index":1,"type":"Blend","inputs":[{"name":"image1","type":"IMAGE"},
      {"name":"image2","type":"IMAGE"}],"outputs":[{"name":"IMAGE","type":"IMAGE"}],
      "widgets_values":[0.1]},
    {"index":2,"type":"Kinds","widgets_values":[1,2,"a","b",true,"x"]}],
    "links":[[0,0,1,0,5,"IMAGE"]],"external":[[1,0,"IMAGE"]],
    "config":{"0":{"input":{"IMAGE":{"name":"picture"}}}}}}})";

} // namespace

std::vector<GraphCase> promotionCases()
{
    return {
        {.name = "80. ids inside that are taken are renumbered, links and tuples follow",
         .nodes = R"([{"id":10,"type":"Image"},{"id":1,"type":"sg",
             "properties":{"proxyWidgets":[["10","value"]]},"widgets_values":[50]},
             {"id":2,"type":"other"}])",
         .definitions = R"([{"id":"sg","nodes":[{"id":10,"type":"Number"},
             {"id":11,"type":"Any","inputs":[{"name":"source","link":1}]}],
             "links":[{"id":1,"origin_id":10,"origin_slot":0,"target_id":11,"target_slot":0}]},
             {"id":"other","nodes":[{"id":11,"type":"Number"}]}])",
         .expected = R"({"10":{"file":"x.png"},"1:101":{"value":50},"1:11":{"source":["1:101",0]},
             "2:102":{"value":7}})"},
        {.name = "81. an instance without its definition is an unknown node",
         .nodes = R"([{"id":1,"type":"b0c3ab0a-1111-2222-3333-444444444444"}])",
         .expected = R"({"1":{}})",
         .problem = "b0c3ab0a-1111-2222-3333-444444444444"},
        {.name = "81. a definition that contains itself is refused",
         .nodes = R"([{"id":1,"type":"sg"}])",
         .definitions = R"([{"id":"sg","name":"Snake","nodes":[{"id":2,"type":"sg"}]}])",
         .expected = "!'Snake' contains itself"},
        {.name = "81. also round a corner",
         .nodes = R"([{"id":1,"type":"a"}])",
         .definitions = R"([{"id":"a","nodes":[{"id":2,"type":"b"}]},
             {"id":"b","name":"B","nodes":[{"id":3,"type":"a"}]}])",
         .expected = "!contains itself"},
        {.name = "81. definitions inside a definition",
         .nodes = R"([{"id":1,"type":"a"}])",
         .definitions = R"([{"id":"a","nodes":[{"id":2,"type":"b"}],
             "definitions":{"subgraphs":[{"id":"b","nodes":[{"id":3,"type":"Number"}]}]}}])",
         .expected = R"({"1:2:3":{"value":7}})"},
        {.name = "82. proxyWidgets with values; those without a slot have no effect",
         .nodes = R"([{"id":1,"type":"sg","properties":{"proxyWidgets":[["10","width"],
             ["11","width"],["12","control_after_generate"],["10","$$canvas-image-preview"],
             ["99","width"],["11","10: height"]]},
             "widgets_values":[100,101,"randomize",null,5,102]}])",
         .definitions = kPlain,
         .expected = R"({"1:10":{"width":100,"height":32},"1:11":{"width":101,"height":102},
             "1:12":{"seed":5,"steps":20,"cfg":8,"sampler_name":"euler","denoise":1},
             "1:14":{"width":80,"height":80}})"},
        {.name = "82. proxyWidgets without values send what is inside",
         .nodes = R"([{"id":1,"type":"sg","properties":{"proxyWidgets":[["10","width"]]},
             "widgets_values":[]}])",
         .definitions = R"([{"id":"sg","nodes":[{"id":10,"type":"Number","widgets_values":[3]}]}])",
         .expected = R"({"1:10":{"value":3}})"},
        {.name = "82. proxyWidgets as a JSON text",
         .nodes = R"([{"id":1,"type":"sg","properties":{"proxyWidgets":"[[\"10\",\"value\"]]"},
             "widgets_values":[44]}])",
         .definitions = R"([{"id":"sg","nodes":[{"id":10,"type":"Number","widgets_values":[3]}]}])",
         .expected = R"({"1:10":{"value":44}})"},
        {.name = "82. a tuple of -1 names the instance's own input",
         .nodes = R"([{"id":1,"type":"sg","properties":{"proxyWidgets":[["-1","a"]]},
             "widgets_values":[44]}])",
         .definitions = kLinked,
         .expected = R"({"1:10":{"value":44}})"},
        {.name = "82. proxyWidgets of instances inside instances",
         .nodes = R"([{"id":1,"type":"outer","properties":{"proxyWidgets":[["30","value"],
             ["30","value","11"]]},"widgets_values":[5,6]}])",
         .definitions = R"([{"id":"outer","nodes":[{"id":30,"type":"inner",
             "properties":{"proxyWidgets":[["10","value"],["11","value"]]},
             "widgets_values":[3,4]}]},
             {"id":"inner","nodes":[{"id":10,"type":"Number"},{"id":11,"type":"Number"}]}])",
         .expected = R"({"1:30:10":{"value":5},"1:30:11":{"value":6}})"},
        {.name = "83. another instance without the tuple sends the inner value",
         .nodes = R"([{"id":1,"type":"sg","properties":{"proxyWidgets":[["10","value"]]},
             "widgets_values":[44]},{"id":2,"type":"sg"}])",
         .definitions = R"([{"id":"sg","nodes":[{"id":10,"type":"Number","widgets_values":[3]}]}])",
         .expected = R"({"1:10":{"value":44},"2:10":{"value":3}})"},
        {.name = "84. a tuple of a PrimitiveNode gives the value to all that it feeds",
         .nodes = R"([{"id":1,"type":"sg","properties":{"proxyWidgets":[["13","value"]]},
             "widgets_values":[90]}])",
         .definitions = R"([{"id":"sg","nodes":[
             {"id":13,"type":"PrimitiveNode","outputs":[{"name":"INT","type":"INT","links":[1,2]}],
               "widgets_values":[77,"fixed"]},
             {"id":14,"type":"Size","inputs":[
               {"name":"height","type":"INT","link":2,"widget":{"name":"height"}},
               {"name":"width","type":"INT","link":1,"widget":{"name":"width"}}]}],
             "links":[{"id":1,"origin_id":13,"origin_slot":0,"target_id":14,"target_slot":7},
               {"id":2,"origin_id":13,"origin_slot":0,"target_id":14,"target_slot":8}]}])",
         .expected = R"({"1:14":{"width":90,"height":90}})"},
        {.name = "85. a quarantined value of the own input beats the array",
         .nodes = R"([{"id":1,"type":"sg","properties":{"proxyWidgetErrorQuarantine":[
             {"originalEntry":["-1","a"],"reason":"r","hostValue":70,"attemptedAtVersion":1},
             {"originalEntry":["-1","a"],"reason":"r","hostValue":71,"attemptedAtVersion":1}]},
             "widgets_values":[44]}])",
         .definitions = kLinked,
         .expected = R"({"1:10":{"value":70}})"},
        {.name = "86. group nodes: two instances, through a Reroute member, old combos in place",
         .nodes = R"([{"id":1,"type":"Image"},
             {"id":2,"type":"workflow/G","inputs":[{"name":"picture","type":"IMAGE","link":1}],
               "outputs":[{"name":"IMAGE","type":"IMAGE","links":[2]}],
               "widgets_values":[0.7,5,6,"t","u",false,"y"]},
             {"id":3,"type":"PreviewImage","inputs":[{"name":"images","link":2}]},
             {"id":4,"type":"workflow>G","widgets_values":[0.8]}])",
         .links = R"([[1,1,0,2,0,"IMAGE"],[2,2,0,3,0,"IMAGE"]])",
         .expected = R"({"1":{"file":"x.png"},
             "104:102":{"factor":0.7,"image1":["1",0]},
             "104:103":{"i":5,"f":6,"s":"t","m":"u","b":false,"c":"y"},
             "3":{"images":["104:102",0]},
             "108:106":{"factor":0.8},
             "108:107":{"i":1,"f":2,"s":"a","m":"b","b":true,"c":"x"}})",
         .extra = kGroup},
        {.name = "86. a bypassed group node stays bypassed",
         .nodes = R"([{"id":1,"type":"Image"},
             {"id":2,"type":"workflow/G","mode":4,"inputs":[
               {"name":"picture","type":"IMAGE","link":1}],
               "outputs":[{"name":"IMAGE","type":"IMAGE","links":[2]}]},
             {"id":3,"type":"PreviewImage","inputs":[{"name":"images","link":2}]}])",
         .links = R"([[1,1,0,2,0,"IMAGE"],[2,2,0,3,0,"IMAGE"]])",
         .expected = R"({"1":{"file":"x.png"},"3":{"images":["1",0]}})",
         .extra = kGroup},
        {.name = "86. a group node without a table is an unknown node",
         .nodes = R"([{"id":2,"type":"workflow/H"}])",
         .expected = R"({"2":{}})",
         .problem = "workflow/H",
         .extra = kGroup},
    };
}

} // namespace gesso::test
