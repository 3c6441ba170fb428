// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graphcases/graphcase.h"

namespace gesso::test {

std::vector<GraphCase> slotCases()
{
    return {
        {.name = "20. slots compressed, all of them, and as before 1.16",
         .nodes = R"([{"id":1,"type":"Number"},
             {"id":2,"type":"Size","inputs":[{"name":"height","type":"INT","link":4,
               "widget":{"name":"height"}}],"widgets_values":[64,32]},
             {"id":3,"type":"Size","inputs":[{"name":"width","type":"INT","link":null,
               "widget":{"name":"width"}},{"name":"height","type":"INT","link":5,
               "widget":{"name":"height"}}],"widgets_values":[64,32]},
             {"id":4,"type":"Size","inputs":[{"name":"height","type":"INT","link":6,
               "widget":{"name":"height"},"slot_index":0}],"widgets_values":[64,32]}])",
         .links = R"([[4,1,0,2,0,"INT"],[5,1,0,3,1,"INT"],[6,1,0,4,0,"INT"]])",
         .expected = R"({"1":{"value":7},"2":{"width":64,"height":["1",0]},
             "3":{"width":64,"height":["1",0]},"4":{"width":64,"height":["1",0]}})"},
        {.name = "21. a widget with a link keeps its place",
         .nodes = R"([{"id":1,"type":"Number"},{"id":2,"type":"Size","inputs":[
             {"name":"width","type":"INT","link":4,"widget":{"name":"width"}}],
             "widgets_values":[64,32]}])",
         .links = R"([[4,1,0,2,0,"INT"]])",
         .expected = R"({"1":{"value":7},"2":{"width":["1",0],"height":32}})"},
        {.name = "22. a linked slot with an old name is sent under it",
         .nodes = R"([{"id":1,"type":"Image"},{"id":2,"type":"PreviewImage","inputs":[
             {"name":"image_old","type":"IMAGE","link":4}]}])",
         .links = R"([[4,1,0,2,0,"IMAGE"]])",
         .expected = R"({"1":{"file":"x.png"},"2":{"image_old":["1",0]}})"},
        {.name = "23. a slot of a widget that is not there goes with its link",
         .nodes = R"([{"id":1,"type":"Number"},{"id":2,"type":"PreviewImage","inputs":[
             {"name":"gone","type":"INT","link":4,"widget":{"name":"gone"}}]}])",
         .links = R"([[4,1,0,2,0,"INT"]])",
         .expected = R"({"1":{"value":7},"2":{}})"},
        {.name = "24. a widget that became a forced input keeps its link",
         .nodes = R"([{"id":1,"type":"Number"},{"id":2,"type":"Forced","inputs":[
             {"name":"overlap","type":"INT","link":4,"widget":{"name":"overlap"}}]}])",
         .links = R"([[4,1,0,2,0,"INT"]])",
         .expected = R"({"1":{"value":7},"2":{"keep":1,"overlap":["1",0]}})"},
        {.name = "25. an optional widget is sent with its default, an optional socket is not",
         .nodes = R"([{"id":1,"type":"Optional","widgets_values":[9]}])",
         .expected = R"({"1":{"a":9,"b":2}})"},
        {.name = "26. input_order rules",
         .nodes = R"([{"id":1,"type":"Ordered","widgets_values":[7,8,9]}])",
         .expected = R"({"1":{"z":7,"x":8,"y":9}})"},
        {.name = "27. defaultInput makes a socket of an optional input only",
         .nodes = R"([{"id":1,"type":"Optional","widgets_values":[5,6,7]},
             {"id":2,"type":"Needed","widgets_values":[8]}])",
         .expected = R"({"1":{"a":5,"b":6},"2":{"a":8}})"},
        {.name = "28. FLOAT,INT with a widgetType is a widget",
         .nodes = R"([{"id":1,"type":"Rate","widgets_values":[24,9]},{"id":2,"type":"Rate"}])",
         .expected = R"({"1":{"rate":24,"n":9},"2":{"rate":25,"n":1}})"},
        {.name = "29. short, long and absent arrays",
         .nodes = R"([{"id":1,"type":"Size","widgets_values":[64]},
             {"id":2,"type":"Size","widgets_values":[64,32,5,"x"]},{"id":3,"type":"Size"}])",
         .expected = R"({"1":{"width":64,"height":256},"2":{"width":64,"height":32},
             "3":{"width":512,"height":256}})"},
        {.name = "30. null for each type",
         .nodes = R"([{"id":1,"type":"Kinds","widgets_values":[null,null,null,null,null,null]}])",
         .expected = R"({"1":{"i":null,"f":null,"s":null,"m":"","b":null,"c":"x"}})"},
        {.name = "31. wrong values are sent unchanged",
         .nodes = R"([{"id":1,"type":"Kinds","widgets_values":["text",1e9,3,false,"on","zzz"]},
             {"id":2,"type":"Size","widgets_values":[-5,517.6]}])",
         .expected = R"({"1":{"i":"text","f":1000000000,"s":3,"m":false,"b":"on","c":"zzz"},
             "2":{"width":-5,"height":517.6}})"},
        {.name = "32. the array wins over the named values",
         .nodes = R"([{"id":1,"type":"Size","widgets_values":[64,32],
             "widgets_values_named":{"width":1,"height":2}}])",
         .expected = R"({"1":{"width":64,"height":32}})"},
        {.name = "32. named values where there is no array",
         .nodes = R"([{"id":1,"type":"Size","widgets_values_named":{"height":2}}])",
         .expected = R"({"1":{"width":512,"height":2}})"},
        {.name = "33. values as an object go by name",
         .nodes = R"([{"id":1,"type":"Size","widgets_values":{"height":2,"other":3}}])",
         .expected = R"({"1":{"width":512,"height":2}})"},
        {.name = "34. values without the control are shifted, with a warning",
         .nodes = R"([{"id":1,"type":"KSampler","widgets_values":[5,30,7.5,"ddim"]}])",
         .expected
         = R"({"1":{"seed":5,"steps":7.5,"cfg":"ddim","sampler_name":"euler","denoise":1}})",
         .problem = "'Sampler' (1) were saved for other inputs"},
    };
}

} // namespace gesso::test
